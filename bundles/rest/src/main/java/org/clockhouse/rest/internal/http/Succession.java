package org.clockhouse.rest.internal.http;

import java.util.List;
import java.util.function.Function;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;

/**
 * Lists one after the other, read as one. A page is of one list only; where to go on is the key of a list and the place in it.
 *
 * @param lists in the order of their keys
 * @param key stays what it is while pages are read, and has no {@code ~}
 */
public record Succession<L>(List<L> lists, Function<L, String> key) {

    private static final String MARK = "~";

    /** Reads a part of one of the lists. */
    public interface Reader<L, T> {

        /** @param after empty at the beginning of the list */
        Slice<T> read(L list, String after);
    }

    /**
     * @param after as the page before said it; null or empty at the beginning
     * @throws org.clockhouse.kernel.Refused if it is none of ours
     */
    public <T> Slice<T> page(String after, Reader<L, T> reader) {
        String[] place = after == null || after.isEmpty() ? new String[] {"", ""} : after.split(MARK, 2);
        if (place.length < 2) {
            throw Page.unknownCursor();
        }
        List<L> left = lists.stream()
                .dropWhile(list -> key.apply(list).compareTo(place[0]) < 0)
                .toList();
        if (left.isEmpty()) {
            return new Slice<>(List.of(), "");
        }
        String own = key.apply(left.get(0));
        Slice<T> found = reader.read(left.get(0), own.equals(place[0]) ? place[1] : "");
        if (!found.next().isEmpty()) {
            return new Slice<>(found.items(), own + MARK + found.next());
        }
        return new Slice<>(found.items(), left.size() == 1 ? "" : key.apply(left.get(1)) + MARK);
    }
}
