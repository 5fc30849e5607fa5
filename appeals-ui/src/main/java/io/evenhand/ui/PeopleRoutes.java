// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.ui.api.AccessEndpoints;
import io.evenhand.ui.api.AuthorityEndpoints;
import io.evenhand.ui.api.ContactEndpoints;
import io.evenhand.ui.api.ExemptionEndpoints;
import io.evenhand.ui.api.FeedPinEndpoints;
import io.evenhand.ui.api.MigrationHoldEndpoints;
import io.evenhand.ui.api.MisuseEndpoints;
import io.evenhand.ui.api.OwnershipEndpoints;
import io.evenhand.ui.api.PersonEndpoints;
import io.evenhand.ui.api.PrivacyEndpoints;
import io.evenhand.ui.api.RightsEndpoints;
import io.evenhand.ui.api.StaffRoom;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Which address leads to what people, and who answers them, do about data, servers, registers and the feed. */
record PeopleRoutes(
        StaffRoom door,
        PrivacyEndpoints privacy,
        AccessEndpoints access,
        RightsEndpoints rights,
        ExemptionEndpoints exemptions,
        MigrationHoldEndpoints migrations,
        AuthorityEndpoints authorities,
        MisuseEndpoints misuse,
        OwnershipEndpoints ownership,
        ContactEndpoints contacts,
        FeedPinEndpoints pins,
        PersonEndpoints person) {
    private static final String STAFF = "/api/v1/desk";
    private static final String PERSON = "/api/v1/me";
    private static final String SERVERS = "/api/v1/ownership/answers";

    /** Turns away whoever may not come near; false if that is somebody else's to say. */
    boolean before(Context ctx) {
        String path = ctx.path();
        if (path.startsWith(STAFF + "/")) {
            door.before(ctx);
            return true;
        }
        if (path.startsWith(PERSON + "/")) {
            if (!path.equals(PERSON + "/code") && !path.equals(PERSON + "/open")) {
                person.before(ctx);
            }
            return true;
        }
        return path.startsWith(SERVERS + "/");
    }

    void add(RoutesConfig to) {
        operator(to);
        staff(to);
        person(to);
        to.post(SERVERS + "/key", ownership::signed);
        to.post(SERVERS + "/code", ownership::typed);
    }

    private void operator(RoutesConfig to) {
        to.post("/api/v1/privacy/export", privacy::export);
        to.post("/api/v1/privacy/erase", privacy::erase);
        to.post("/api/v1/privacy/receipt", privacy::receipt);
        to.post("/api/v1/contacts", contacts::set);
        to.post("/api/v1/contacts/of", contacts::of);
        to.post("/api/v1/contacts/forget", contacts::forget);
        to.post("/api/v1/ownership/keys", ownership::register);
        to.post("/api/v1/ownership/hosts", ownership::reported);
    }

    private void staff(RoutesConfig to) {
        to.get(STAFF + "/feed", pins::show);
        to.post(STAFF + "/feed/pin", pins::pin);
        to.post(STAFF + "/feed/release", pins::release);
        to.post(STAFF + "/access", access::looks);
        to.get(STAFF + "/erasures", access::erasures);
        to.post(STAFF + "/erasures", access::erase);
        to.post(STAFF + "/holds", access::hold);
        to.post(STAFF + "/holds/{hold}/release", access::release);
        to.get(STAFF + "/rights", rights::open);
        to.post(STAFF + "/rights/of", rights::of);
        to.post(STAFF + "/rights/{request}/answer", rights::answer);
        to.post(STAFF + "/exemptions", exemptions::propose);
        to.post(STAFF + "/exemptions/of", exemptions::of);
        to.post(STAFF + "/exemptions/{entry}/approve", exemptions::approve);
        to.post(STAFF + "/exemptions/{entry}/withdraw", exemptions::withdraw);
        to.post(STAFF + "/exemptions/{entry}/answer", exemptions::answer);
        to.post(STAFF + "/allow/{entry}/answer", exemptions::answerVouched);
        to.post(STAFF + "/migration-holds", migrations::place);
        to.post(STAFF + "/migration-holds/of", migrations::of);
        to.post(STAFF + "/migration-holds/{hold}/end", migrations::end);
        to.get(STAFF + "/authorities", authorities::register);
        to.post(STAFF + "/authorities", authorities::record);
        to.post(STAFF + "/authorities/{request}/check", authorities::check);
        to.post(STAFF + "/authorities/{request}/decide", authorities::decide);
        to.post(STAFF + "/misuse", misuse::warn);
        to.post(STAFF + "/misuse/of", misuse::of);
        to.post(STAFF + "/misuse/{line}/pause", misuse::pause);
        to.post(STAFF + "/ownership/of", ownership::of);
        to.post(STAFF + "/ownership/challenges", ownership::challenge);
        to.post(STAFF + "/ownership/challenges/{challenge}/look", ownership::look);
    }

    private void person(RoutesConfig to) {
        to.post(PERSON + "/code", person::code);
        to.post(PERSON + "/open", person::open);
        to.post(PERSON + "/data", person::export);
        to.post(PERSON + "/erase", person::erase);
        to.get(PERSON + "/looks", person::looks);
        to.get(PERSON + "/requests", person::requests);
        to.post(PERSON + "/requests", person::file);
        to.get(PERSON + "/entries", person::entries);
        to.post(PERSON + "/entries/{entry}/appeal", person::appeal);
        to.get(PERSON + "/allow", person::vouched);
        to.post(PERSON + "/allow/{entry}/appeal", person::appealVouched);
        to.get(PERSON + "/servers", person::servers);
        to.post(PERSON + "/servers/challenges", person::challenge);
        to.post(PERSON + "/servers/challenges/{challenge}/look", person::look);
    }
}
