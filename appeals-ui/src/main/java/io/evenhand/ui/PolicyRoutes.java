// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.ui.policy.PolicyDeskPages;
import io.evenhand.ui.policy.PolicyPages;
import io.evenhand.ui.policy.TermsPages;
import io.javalin.config.RoutesConfig;

/** Addresses of what is said in public about policy, and of where it is written. */
record PolicyRoutes(PolicyPages pages, TermsPages terms, PolicyDeskPages desk, String publicUrl) {
    void add(RoutesConfig to) {
        to.get("/policy", pages::index);
        to.get("/policy/feed.xml", ctx -> pages.feed(ctx, publicUrl));
        to.get("/policy/changes/{change}", pages::change);
        to.post("/policy/changes/{change}", pages::ask);
        to.get("/terms", terms::newest);
        to.get("/terms/{number}", terms::version);
        to.get("/terms/{number}/changes", terms::changes);
        to.get("/contact", terms::contact);
        to.get("/desk/policy", desk::index);
        to.get("/desk/policy/changes/{change}", desk::change);
        to.post("/desk/policy/changes/{change}", desk::changeAct);
        to.post("/desk/policy/questions/{question}", desk::answer);
        to.get("/desk/policy/terms", desk::terms);
        to.post("/desk/policy/terms", desk::publishTerms);
        to.get("/desk/policy/contact", desk::contact);
        to.post("/desk/policy/contact", desk::sayContact);
    }
}
