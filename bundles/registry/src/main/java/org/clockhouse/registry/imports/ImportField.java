package org.clockhouse.registry.imports;

/** What a column of a sheet may mean. */
public enum ImportField {
    NUMBER,
    NAME_ZH,
    NAME_EN,
    /** With {@link #FAMILY_NAME}, for sheets that have a name in two columns; used where neither of the names above is stated. */
    GIVEN_NAME,
    FAMILY_NAME,
    PINYIN,
    GENDER,
    PHONE,
    EMAIL,
    ID_DOCUMENT,
    BIRTH_DATE,
    SITE,
    /** A name, or a path of names from the root such as {@code Production / Line 2}. */
    DEPARTMENT,
    POSITION,
    HIRED_ON,
    /** A card number in any writing; several are divided by semicolons or blanks. */
    CARD,
    /** The number by which terminals know the person, where it is not the employee number. */
    PIN
}
