package org.clockhouse.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next what to ask for to go on; empty when this is the last part
 */
public record Slice<T>(List<T> items, String next) {

    public Slice {
        items = List.copyOf(items);
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> function) {
        return new Slice<>(items.stream().<R>map(function).toList(), next);
    }

    /** From one item more than the page asks for, which shows whether there is a next part. */
    public static <T> Slice<T> of(List<T> oneMore, Page page, Function<? super T, String> cursor) {
        if (oneMore.size() <= page.limit()) {
            return new Slice<>(oneMore, "");
        }
        List<T> items = oneMore.subList(0, page.limit());
        return new Slice<>(items, cursor.apply(items.get(items.size() - 1)));
    }
}
