// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A story told by another version of the program, in which a part is missing, is refused as a whole. */
class AStoryOfAnotherFormIsNoneTest {
    private static final Provider PROVIDER = new Provider("Example Hosting", Provider.Kind.HOSTING, 3, 5, 1);
    private static final Catch NOBODY = new Catch(Policy.RANGE_BAN, 0, 0, 0, 0);
    private static final Story STORY = new Story(
            "sha256:0",
            "0",
            210,
            7,
            new Story.People(3, 5, 1, 2, 100),
            List.of(PROVIDER),
            PROVIDER,
            80,
            List.of(NOBODY),
            List.of(new Move(Move.Destination.OTHER_PROVIDER, 1, List.of(), List.of(), PROVIDER, NOBODY, NOBODY, 1, 0)),
            new Repair(List.of(), 0, 0, 0, List.of(new Repair.Assumption("count_ban.days", 7, "a letter"))),
            new Missed(List.of(new Missed.Way("R1", true, 1, 1, 1, 40)), null, null));

    @Test
    void asItIsToldItIsReadBack() throws Exception {
        assertEquals(STORY, ContractJson.read(ContractJson.text(STORY), Story.class));
    }

    @Test
    void withoutAnyOnePartItIsNone() throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<String> places =
                List.of("", "/banned", "/policies/0", "/moves/0", "/repair/assumptions/0", "/missed/ways/0");
        for (String place : places) {
            ObjectNode whole = (ObjectNode) json.readTree(ContractJson.bytes(STORY));
            List<String> fields = new ArrayList<>();
            whole.at(place).fieldNames().forEachRemaining(fields::add);
            for (String field : fields) {
                ObjectNode damaged = whole.deepCopy();
                ((ObjectNode) damaged.at(place)).remove(field);
                assertThrows(
                        MalformedJsonException.class,
                        () -> ContractJson.read(damaged.toString(), Story.class),
                        place + " without " + field);
            }
        }
    }
}
