package org.clockhouse.rest.internal.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.report.ReportRequest.Language;
import org.clockhouse.rest.internal.openapi.Operations;
import org.junit.jupiter.api.Test;

class ListWordsTest {

    private static final Map<Language, ListWords> WORDS = Arrays.stream(Language.values())
            .collect(Collectors.toMap(language -> language, language -> new ListWords(language, Map.of())));

    @Test
    void everyColumnIsInItsRowsAndHasATitleInBothLanguages() {
        List<String> missing = new ArrayList<>();
        for (SentList list : SentList.values()) {
            Class<?> row = row(list);
            for (String path : list.columns()) {
                type(row, path);
                for (Language language : Language.values()) {
                    String last = path.substring(path.lastIndexOf('.') + 1);
                    if (WORDS.get(language).column(list, path).equals(last)) {
                        missing.add(language + " column." + last);
                    }
                }
            }
            for (Language language : Language.values()) {
                if (WORDS.get(language).of(list).equals(list.name())) {
                    missing.add(language + " list." + list);
                }
            }
        }
        assertEquals(List.of(), missing.stream().distinct().toList());
    }

    @Test
    void everyConstantThatACellCanHoldHasAWordInBothLanguages() {
        List<String> missing = new ArrayList<>();
        for (SentList list : SentList.values()) {
            Class<?> row = row(list);
            for (String path : list.columns()) {
                Object[] constants = type(row, path).getEnumConstants();
                for (Object constant : constants == null ? new Object[0] : constants) {
                    for (Language language : Language.values()) {
                        if (WORDS.get(language)
                                .value(list, path, constant.toString())
                                .equals(constant.toString())) {
                            missing.add(language + " value." + list + "." + path + "." + constant);
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void aCellWithSeveralConstantsHasAllOfTheirWords() throws IOException {
        JsonNode row = new ObjectMapper().readTree("{\"causes\":[\"LEAVE\",\"OVERRIDE\"]}");
        assertEquals(
                "leave, other rules for the person",
                WORDS.get(Language.EN).shown(SentList.CARRIED_LINES, "causes", row, ZoneOffset.UTC));
    }

    private static Class<?> row(SentList list) {
        Operations.Operation shows = Operations.all().stream()
                .filter(one -> one.verb().equals("GET") && one.path().equals("/" + list.path()))
                .findFirst()
                .orElseThrow();
        return (Class<?>) ((ParameterizedType) shows.method().getGenericReturnType()).getActualTypeArguments()[0];
    }

    private static Class<?> type(Class<?> row, String path) {
        Class<?> type = row;
        for (String part : path.split("\\.")) {
            if (part.matches("\\d+")) {
                continue;
            }
            Class<?> at = type;
            RecordComponent component = Arrays.stream(at.getRecordComponents())
                    .filter(one -> one.getName().equals(part))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(at + " has no " + part));
            type = component.getType() == List.class
                    ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                    : component.getType();
        }
        return type == LocalName.class ? String.class : type;
    }
}
