package org.clockhouse.notice;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sentence in both languages, with names of facts in braces. An empty one stands for the suite's own. */
public record Wording(String zh, String en) {

    public static final Wording STANDARD = new Wording("", "");
    public static final int LONGEST = 300;

    private static final Pattern FACT = Pattern.compile("\\{([^{}]*)}");

    public Wording {
        zh = zh.strip();
        en = en.strip();
    }

    /** Where the other says nothing, this. */
    public Wording or(Wording other) {
        return new Wording(zh.isEmpty() ? other.zh : zh, en.isEmpty() ? other.en : en);
    }

    /** Names of facts in either language. */
    public Set<String> named() {
        return Stream.of(zh, en)
                .flatMap(sentence -> FACT.matcher(sentence).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    public static String fill(String sentence, UnaryOperator<String> facts) {
        return FACT.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(facts.apply(found.group(1))));
    }
}
