// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.edge;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/** Other engines with the same restrictions, asked whether an account may invite. */
final class Rivals {
    private static final EntityTypeName ACCOUNT = type("Account");
    private static final EntityUID INVITE = new EntityUID(type("Action"), "invite");
    private static final EntityUID SERVER = new EntityUID(type("Server"), "s");

    private Rivals() {}

    /** Asks whether an account may invite. */
    interface Engine {
        boolean allows(String account);
    }

    /** jCasbin with a rule an account, which its matcher goes through; whoever has none may. */
    static Engine casbin(int restricted) {
        Model model = new Model();
        model.addDef("r", "r", "sub, act");
        model.addDef("p", "p", "sub, act, eft");
        model.addDef("e", "e", "!some(where (p.eft == deny))");
        model.addDef("m", "m", "r.sub == p.sub && r.act == p.act");
        Enforcer enforcer = new Enforcer(model);
        enforcer.enableLog(false);
        List<List<String>> rules = new ArrayList<>(restricted);
        for (int i = 0; i < restricted; i++) {
            rules.add(List.of(Restrictions.account(i), "invite", "deny"));
        }
        enforcer.addPolicies(rules);
        return account -> enforcer.enforce(account, "invite");
    }

    /**
     * Cedar as its manual says to hold much data: one policy, kept parsed, about an attribute, and the one entity that a
     * request is about, found in a map by whoever asks.
     */
    static Engine cedar(int restricted) throws InternalException, CacheException {
        PolicySet policies = PolicySet.parsePolicies("permit(principal, action, resource);\n"
                + "forbid(principal, action == Action::\"invite\", resource) when { principal.limited };");
        policies.cache();
        Map<String, Boolean> limited = new HashMap<>();
        for (int i = 0; i < restricted; i++) {
            limited.put(Restrictions.account(i), true);
        }
        BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
        return account -> {
            EntityUID principal = new EntityUID(ACCOUNT, account);
            Map<String, Value> attributes = Map.of("limited", new PrimBool(limited.containsKey(account)));
            try {
                return engine.isAuthorized(
                                new AuthorizationRequest(principal, INVITE, SERVER, Map.of()),
                                policies,
                                Set.of(new Entity(principal, attributes, Set.of())))
                        .success
                        .orElseThrow()
                        .isAllowed();
            } catch (AuthException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static EntityTypeName type(String name) {
        return EntityTypeName.parse(name).orElseThrow();
    }
}
