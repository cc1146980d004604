package org.clockhouse.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.clockhouse.kernel.LocalName;

/**
 * What is known of a person beside where they work. Texts may be empty; the name may not.
 *
 * @param pinyin how the name is spoken, one word a syllable group, such as {@code Shan Xiongxin}; empty lets the suite work it out,
 *     which for a name with two readings takes the one usual in family names
 * @param phone digits with an optional leading plus
 * @param idDocument number of an identity document
 * @param birthDate for what law asks of an age; whoever may not see the document does not see it
 */
public record PersonalData(
        LocalName name,
        String pinyin,
        Gender gender,
        String phone,
        String email,
        String idDocument,
        Optional<LocalDate> birthDate) {

    public PersonalData {
        pinyin = pinyin.strip();
        phone = phone.strip();
        email = email.strip();
        idDocument = idDocument.strip();
    }

    /** Of somebody whose date of birth nobody said. */
    public PersonalData(LocalName name, String pinyin, Gender gender, String phone, String email, String idDocument) {
        this(name, pinyin, gender, phone, email, idDocument, Optional.empty());
    }

    /** A name and nothing else. */
    public static PersonalData named(LocalName name) {
        return new PersonalData(name, "", Gender.UNSTATED, "", "", "");
    }

    public PersonalData bornOn(Optional<LocalDate> date) {
        return new PersonalData(name, pinyin, gender, phone, email, idDocument, date);
    }

    /** Says the name only: the rest is nobody's business in a log. */
    @Override
    public String toString() {
        return "PersonalData[" + name.any() + "]";
    }
}
