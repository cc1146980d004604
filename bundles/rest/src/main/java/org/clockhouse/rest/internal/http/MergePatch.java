package org.clockhouse.rest.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** A JSON Merge Patch (RFC 7396) of a draft: an absent member stays as it is, a null one is taken away. */
public final class MergePatch<T> {

    private final ObjectMapper mapper;
    private final Shape shape;
    private final JavaType type;
    private final JsonNode patch;

    MergePatch(ObjectMapper mapper, Shape shape, JavaType type, JsonNode patch) {
        this.mapper = mapper;
        this.shape = shape;
        this.type = type;
        this.patch = patch;
        if (patch == null || !patch.isObject()) {
            throw ProblemException.invalid("", "value.type", "a JSON object is wanted");
        }
    }

    /** @throws ProblemException if what comes out is not a valid draft */
    public T on(T current) {
        JsonNode tree = mapper.valueToTree(current);
        try {
            T merged = mapper.treeToValue(merge(tree, patch), type);
            return shape.checked(merged);
        } catch (JsonProcessingException e) {
            throw Malformed.problem(e);
        }
    }

    /** The names of what it would change. */
    public Set<String> members() {
        Set<String> names = new HashSet<>();
        patch.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? object : ((ObjectNode) patch).objectNode();
        patch.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                JsonNode before = result.get(member.getKey());
                result.set(member.getKey(), merge(before, member.getValue()));
            }
        });
        return result;
    }
}
