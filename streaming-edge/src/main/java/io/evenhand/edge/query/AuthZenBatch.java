// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Several AuthZEN questions in one request: the request's own entities are defaults, and an item's entity replaces a
 * default as a whole; members are not merged.
 */
final class AuthZenBatch {
    private static final int ITEMS_MAX = 1_000;
    private static final String[] ENTITIES = {"subject", "action", "resource", "context"};

    private AuthZenBatch() {}

    /** When to stop asking. */
    enum Semantic {
        EXECUTE_ALL("execute_all"),
        DENY_ON_FIRST_DENY("deny_on_first_deny"),
        PERMIT_ON_FIRST_PERMIT("permit_on_first_permit");

        private final String wire;

        Semantic(String wire) {
            this.wire = wire;
        }

        boolean endsAfter(boolean decision) {
            return switch (this) {
                case EXECUTE_ALL -> false;
                case DENY_ON_FIRST_DENY -> !decision;
                case PERMIT_ON_FIRST_PERMIT -> decision;
            };
        }

        static Semantic of(@Nullable JsonNode wire) throws BadQuestionException {
            if (wire == null) {
                return EXECUTE_ALL;
            }
            for (Semantic semantic : values()) {
                if (semantic.wire.equals(wire.textValue())) {
                    return semantic;
                }
            }
            throw new BadQuestionException("options.evaluations_semantic is unknown");
        }
    }

    /** The answer to a batch, or to a single question if the request holds no items. */
    static ObjectNode answer(ObjectNode request, Answers answers) throws BadQuestionException {
        JsonNode items = request.get("evaluations");
        if (items == null || (items.isArray() && items.isEmpty())) {
            return AuthZen.evaluate(request, answers);
        }
        if (!items.isArray() || items.size() > ITEMS_MAX) {
            throw new BadQuestionException("evaluations is not an array of at most " + ITEMS_MAX + " items");
        }
        Semantic semantic = Semantic.of(request.path("options").get("evaluations_semantic"));
        ObjectNode response = Json.object();
        ArrayNode results = response.putArray("evaluations");
        for (JsonNode item : items) {
            ObjectNode result = one(request, item, answers);
            results.add(result);
            if (semantic.endsAfter(result.get("decision").booleanValue())) {
                break;
            }
        }
        return response;
    }

    /** A malformed item is answered with no and its error; that is the protocol's rule, not a denial by policy. */
    private static ObjectNode one(ObjectNode request, JsonNode item, Answers answers) {
        try {
            return AuthZen.evaluate(withDefaults(request, item), answers);
        } catch (BadQuestionException e) {
            ObjectNode result = Json.object().put("decision", false);
            result.putObject("context").putObject("error").put("status", 400).put("message", e.getMessage());
            return result;
        }
    }

    private static ObjectNode withDefaults(ObjectNode request, JsonNode item) throws BadQuestionException {
        if (!item.isObject()) {
            throw new BadQuestionException("an item of evaluations is not an object");
        }
        ObjectNode whole = Json.object();
        for (String entity : ENTITIES) {
            JsonNode chosen = item.has(entity) ? item.get(entity) : request.get(entity);
            if (chosen != null) {
                whole.set(entity, chosen);
            }
        }
        return whole;
    }
}
