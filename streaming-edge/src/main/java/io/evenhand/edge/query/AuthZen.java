// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.Token;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.contract.json.Timestamps;
import io.evenhand.contract.policy.PolicyEntry;
import org.jspecify.annotations.Nullable;

/**
 * The AuthZEN 1.0 spelling of questions and answers.
 *
 * <p>A viewer's question names the owner in {@code resource.properties.account}, and whether the viewer belongs to the
 * owner's Home in {@code subject.properties.home} or {@code resource.properties.home}. Unknown members are ignored.
 */
final class AuthZen {
    private AuthZen() {}

    static Question question(JsonNode request) throws BadQuestionException {
        JsonNode subject = entity(request, "subject");
        JsonNode action = entity(request, "action");
        JsonNode resource = entity(request, "resource");
        if (request.has("context") && !request.get("context").isObject()) {
            throw new BadQuestionException("context is not an object");
        }
        Action wanted = Action.find(text(action, "action", "name"));
        if (wanted == null) {
            throw new BadQuestionException("action.name is not an action of this service");
        }
        if (!text(resource, "resource", "type").equals("server")) {
            throw new BadQuestionException("resource.type is not server");
        }
        ServerId server = new ServerId(name(text(resource, "resource", "id"), "resource.id"));
        String id = name(text(subject, "subject", "id"), "subject.id");
        return switch (text(subject, "subject", "type")) {
            case "account" -> new Question(new AccountId(id), server, wanted, null, false);
            case "viewer" ->
                new Question(owner(resource), server, wanted, new ViewerId(id), home(subject) || home(resource));
            default -> throw new BadQuestionException("subject.type is neither account nor viewer");
        };
    }

    /** Asks what the request asks; the answer also tells what the caller must do, if it says that it would. */
    static ObjectNode evaluate(JsonNode request, Answers answers) throws BadQuestionException {
        Question question = question(request);
        Answer answer = answers.answer(question);
        ObjectNode response = response(request, answer);
        Integer streamsMax =
                accepts(request, "obligations") && answer.allowed() ? answers.externalStreamsMax(question) : null;
        if (streamsMax != null) {
            response.withObject("context")
                    .putArray("obligations")
                    .addObject()
                    .put("id", "external-streams-max")
                    .put("type", "urn:evenhand:obligation:external-streams-max")
                    .putObject("properties")
                    .put("max", streamsMax.intValue());
        }
        return response;
    }

    /**
     * Whether the caller lists something in {@code context.accepts}. A caller that must obey an obligation it does not know
     * has to refuse, so nobody gets one that did not ask for it.
     */
    private static boolean accepts(JsonNode request, String what) {
        for (JsonNode accepted : request.path("context").path("accepts")) {
            if (what.equals(accepted.textValue())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The answer in the form that the caller understands: one that lists {@code access_request} in {@code context.accepts}
     * gets a denial in the shape of the Access Request and Approval draft, whose form is the appeal.
     */
    static ObjectNode response(JsonNode request, Answer answer) {
        ObjectNode response = response(answer);
        PolicyEntry because = answer.because();
        if (because == null) {
            return response;
        }
        if (accepts(request, "access_request")) {
            ObjectNode context = response.withObject("context");
            context.put("evaluation_id", because.decision().value() + "." + answer.rev());
            context.putObject("access_request").put("form_url", because.appeal());
        }
        return response;
    }

    static ObjectNode response(Answer answer) {
        ObjectNode response = Json.object().put("decision", answer.allowed());
        ObjectNode context = response.putObject("context")
                .put("rev", answer.rev())
                .put("ageMs", answer.ageMs())
                .put("ttlMs", answer.ttlMs())
                .put("stale", answer.stale());
        if (answer.forOwner()) {
            context.put("reason", answer.reason());
        }
        if (answer.footing() == Footing.OPEN || answer.footing() == Footing.CLOSED) {
            context.put("fail", answer.footing().wire());
        }
        PolicyEntry because = answer.because();
        if (because != null) {
            describe(context, because);
        }
        return response;
    }

    /** What the owner may know of a decision: which one, how long, and where to read and contest it. */
    static void describe(ObjectNode out, PolicyEntry because) {
        out.put("decision", because.decision().value());
        if (because.until() != null) {
            out.put("until", Timestamps.format(because.until()));
        }
        out.put("appeal", because.appeal());
    }

    private static AccountId owner(JsonNode resource) throws BadQuestionException {
        JsonNode account = resource.path("properties").get("account");
        if (account == null || !account.isTextual()) {
            throw new BadQuestionException("resource.properties.account is missing, a viewer asks about an owner");
        }
        return new AccountId(name(account.textValue(), "resource.properties.account"));
    }

    private static boolean home(JsonNode entity) throws BadQuestionException {
        JsonNode home = entity.path("properties").get("home");
        if (home == null) {
            return false;
        }
        if (!home.isBoolean()) {
            throw new BadQuestionException("properties.home is not a truth value");
        }
        return home.booleanValue();
    }

    private static JsonNode entity(JsonNode request, String member) throws BadQuestionException {
        JsonNode entity = request.get(member);
        if (entity == null || !entity.isObject()) {
            throw new BadQuestionException(member + " is not an object");
        }
        JsonNode properties = entity.get("properties");
        if (properties != null && !properties.isObject()) {
            throw new BadQuestionException(member + ".properties is not an object");
        }
        return entity;
    }

    private static String text(@Nullable JsonNode entity, String noun, String member) throws BadQuestionException {
        JsonNode value = entity == null ? null : entity.get(member);
        if (value == null || !value.isTextual() || value.textValue().isEmpty()) {
            throw new BadQuestionException(noun + "." + member + " is not a string");
        }
        return value.textValue();
    }

    private static String name(String value, String member) throws BadQuestionException {
        if (!Token.isName(value)) {
            throw new BadQuestionException(member + " is malformed");
        }
        return value;
    }
}
