package org.clockhouse.registry;

/** What a column of a sheet may mean. */
public enum ImportField {
    NUMBER,
    NAME_ZH,
    NAME_EN,
    PINYIN,
    GENDER,
    PHONE,
    EMAIL,
    ID_DOCUMENT,
    SITE,
    /** A name, or a path of names from the root such as {@code Production / Line 2}. */
    DEPARTMENT,
    POSITION,
    HIRED_ON
}
