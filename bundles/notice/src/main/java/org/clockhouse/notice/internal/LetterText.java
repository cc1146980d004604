package org.clockhouse.notice.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.clockhouse.notice.Notice;

/** Notices as a mail, in the reader's language; in both while nobody knows it. @param console empty for no links */
record LetterText(Language language, String console) {

    /** More would not be read, and lies in the console. */
    private static final int MOST = 40;

    enum Language {
        ZH,
        EN,
        BOTH
    }

    /** @param locale of an account */
    static LetterText in(String locale, String console) {
        Language language = locale.startsWith("zh") ? Language.ZH : locale.isEmpty() ? Language.BOTH : Language.EN;
        return new LetterText(language, console.replaceAll("/+$", ""));
    }

    String subject(List<Notice> notices) {
        return notices.size() == 1
                ? sentence(notices.get(0), " / ")
                : both("Clockhouse:" + notices.size() + " 条通知", "Clockhouse: " + notices.size() + " notices", " / ");
    }

    String body(List<Notice> notices) {
        String lines = notices.stream().limit(MOST).map(this::line).collect(Collectors.joining("\n"));
        int more = notices.size() - MOST;
        String rest = more <= 0
                ? ""
                : "\n" + both("另有 " + more + " 条，请在控制台查看。", more + " more are in the console.", "\n") + "\n";
        return lines + rest + "\n-- \n" + both("您可以在控制台更改接收方式。", "Where these mails go is set in the console.", "\n")
                + "\n";
    }

    String line(Notice notice) {
        String link = console.isEmpty() || notice.link().isEmpty() ? "" : console + "/" + notice.link() + "\n";
        return sentence(notice, "\n") + "\n" + link;
    }

    private String sentence(Notice notice, String between) {
        return both(notice.text().zh(), notice.text().en(), between);
    }

    private String both(String zh, String en, String between) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
            case BOTH -> zh + between + en;
        };
    }
}
