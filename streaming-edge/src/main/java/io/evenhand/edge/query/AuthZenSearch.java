// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.Token;
import java.util.List;
import java.util.function.Predicate;

/**
 * The three AuthZEN searches.
 *
 * <p>An edge knows whom a decision restricts and nobody else, so it can list every action, but neither every account nor
 * every server that is allowed. Where a list may lack something, {@code context.complete} is false; it never looks whole.
 */
final class AuthZenSearch {
    private AuthZenSearch() {}

    /** What the subject may do to the resource; complete. */
    static ObjectNode actions(ObjectNode request, Answers answers) throws BadQuestionException {
        entity(request, "subject", true);
        entity(request, "resource", true);
        ObjectNode response = response(request, true);
        for (Action action : Action.values()) {
            ObjectNode asked = request.deepCopy();
            asked.putObject("action").put("name", action.wire());
            if (isAllowed(asked, answers)) {
                results(response).addObject().put("name", action.wire());
            }
        }
        return response;
    }

    /** Of the accounts that the question names itself, which is the server's owner, those that may. */
    static ObjectNode subjects(ObjectNode request, Answers answers) throws BadQuestionException {
        String type = entity(request, "subject", false);
        entity(request, "resource", true);
        action(request);
        ObjectNode response = response(request, false);
        JsonNode owner = request.path("resource").path("properties").path("account");
        if (type.equals("account") && owner.isTextual()) {
            ObjectNode asked = request.deepCopy();
            asked.putObject("subject").put("type", type).put("id", owner.textValue());
            if (isAllowed(asked, answers)) {
                results(response).addObject().put("type", type).put("id", owner.textValue());
            }
        }
        return response;
    }

    /** Of the owner's servers that decisions name, those for which the answer is yes; a viewer learns of none. */
    static ObjectNode resources(ObjectNode request, Answers answers) throws BadQuestionException {
        String subject = entity(request, "subject", true);
        String type = entity(request, "resource", false);
        action(request);
        ObjectNode response = response(request, false);
        String id = request.path("subject").path("id").textValue();
        if (!subject.equals("account") || !type.equals("server") || !Token.isName(id)) {
            return response;
        }
        List<ServerId> servers = answers.namedServers(new AccountId(id));
        for (ServerId server : servers) {
            ObjectNode asked = request.deepCopy();
            asked.putObject("resource").put("type", type).put("id", server.value());
            if (isAllowed(asked, answers)) {
                results(response).addObject().put("type", type).put("id", server.value());
            }
        }
        return response;
    }

    /** Unknown names and types are no error in a search; nobody of that name is allowed anything. */
    private static boolean isAllowed(ObjectNode asked, Answers answers) {
        try {
            return answers.peek(AuthZen.question(asked)).allowed();
        } catch (BadQuestionException e) {
            return false;
        }
    }

    private static ObjectNode response(ObjectNode request, boolean complete) throws BadQuestionException {
        JsonNode page = request.get("page");
        Predicate<JsonNode> bad = node -> !node.isObject()
                || (node.has("token") && !node.get("token").isTextual())
                || (node.has("limit") && !node.get("limit").isIntegralNumber());
        if (page != null && bad.test(page)) {
            throw new BadQuestionException("page is not an object with a token and a limit");
        }
        if (request.has("context") && !request.get("context").isObject()) {
            throw new BadQuestionException("context is not an object");
        }
        ObjectNode response = Json.object();
        response.putArray("results");
        response.putObject("page").put("next_token", "");
        ObjectNode context = response.putObject("context").put("complete", complete);
        if (!complete) {
            context.put("note", "an edge knows restrictions, not all accounts and servers, so more may be allowed");
        }
        return response;
    }

    private static ArrayNode results(ObjectNode response) {
        return response.withArray("results");
    }

    private static String entity(ObjectNode request, String member, boolean named) throws BadQuestionException {
        JsonNode entity = request.get(member);
        if (entity == null || !entity.isObject()) {
            throw new BadQuestionException(member + " is not an object");
        }
        if (named && !entity.path("id").isTextual()) {
            throw new BadQuestionException(member + ".id is not a string");
        }
        if (!entity.path("type").isTextual()) {
            throw new BadQuestionException(member + ".type is not a string");
        }
        return entity.get("type").textValue();
    }

    private static void action(ObjectNode request) throws BadQuestionException {
        if (!request.path("action").path("name").isTextual()) {
            throw new BadQuestionException("action.name is not a string");
        }
    }
}
