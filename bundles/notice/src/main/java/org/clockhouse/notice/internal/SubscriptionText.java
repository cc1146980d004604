package org.clockhouse.notice.internal;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import org.clockhouse.notice.Rhythm;
import org.clockhouse.notice.Subscription;
import org.clockhouse.notice.SubscriptionKind.Product;

/**
 * What a mail with something that was subscribed to says, in the language of that: what it is, why one gets it, and where one ends it. The link
 * leads to a page and ends nothing by itself: programs that look through mails follow links too.
 *
 * @param console as in the mail settings; empty for no link
 */
record SubscriptionText(Subscription subscription, Product product, String console) {

    String subject() {
        return subscription.name() + " · " + title();
    }

    /** @param fits whether the file is with it */
    String body(boolean fits) {
        return title() + "\n\n" + (fits ? "" : tooLarge() + "\n\n") + "-- \n" + why() + "\n" + end() + "\n";
    }

    private String title() {
        return product.english() ? product.title().en() : product.title().zh();
    }

    private String tooLarge() {
        return product.english()
                ? "The file is too large for a mail; make it in the console."
                : "文件过大，无法随邮件发送，请在控制台生成。";
    }

    private String why() {
        return product.english()
                ? "You get this because you subscribed to \"" + subscription.name() + "\", " + when() + "."
                : "您收到此邮件，是因为您订阅了“" + subscription.name() + "”（" + when() + "）。";
    }

    private String when() {
        Rhythm rhythm = subscription.rhythm();
        String at = rhythm.at() + " (" + rhythm.zone().getId() + ")";
        boolean en = product.english();
        return switch (rhythm.every()) {
            case DAY -> (en ? "every day at " : "每天 ") + at;
            case WEEK -> (en ? "every " + day(Locale.ENGLISH) + " at " : "每" + day(Locale.CHINESE) + " ") + at;
            case MONTH -> (en ? "on day " + rhythm.day() + " of every month at " : "每月 " + rhythm.day() + " 日 ") + at;
        };
    }

    private String day(Locale locale) {
        return DayOfWeek.of(subscription.rhythm().day()).getDisplayName(TextStyle.FULL, locale);
    }

    private String end() {
        if (console.isEmpty()) {
            return product.english()
                    ? "To change or end it, sign in to the console: Subscriptions, in the menu with your name."
                    : "如需更改或停止，请登录控制台，在姓名菜单中打开“订阅”。";
        }
        String link = console.replaceAll("/+$", "") + "/subscriptions?of="
                + subscription.id().text();
        return (product.english() ? "To change or end it, sign in here: " : "如需更改或停止，请在此登录：") + link;
    }
}
