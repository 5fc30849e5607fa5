// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.json;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.policy.Snapshot;
import org.junit.jupiter.api.Test;

/** Records of our own programs are read as strictly as strangers' events, and a fault names no value. */
class UnknownWordsAreRefusedTest {
    private final String good = ContractJson.text(Samples.assessment());

    @Test
    void aScoreThatIsNotTheSumIsRefused() {
        refused(good.replace("\"score\":23", "\"score\":24"));
    }

    @Test
    void anUnknownFieldOrWordIsRefusedWithoutItsValue() {
        refused(good.replace("\"score\"", "\"CANARY\":\"CANARY\",\"score\""));
        refused(good.replace("\"family\":\"link\"", "\"family\":\"CANARY\""));
        refused(good.replace("\"enough\":true", "\"enough\":\"CANARY\""));
        refused(good.replace("\"account\":\"acc-1\"", "\"account\":\"CANARY CANARY\""));
        refused(good + "CANARY");
        refused("null");
    }

    @Test
    void aMissingPartIsRefused() {
        refused(good.replaceFirst(",\"gates\":.*?\\}\\}", ""));
        refused(good.replaceFirst(",\"completeness\":.*?\\}", ""));
        refused(good.replaceFirst("\"account\":\"acc-1\",", ""));
        refused(good.replaceFirst("\"score\":23,", ""));
    }

    @Test
    void anEntryWithoutEndIsRefused() {
        String snapshot = ContractJson.text(Samples.snapshot());
        String endless = snapshot.replaceFirst(",\"until\":\"[^\"]+\"", "");
        assertThrows(MalformedJsonException.class, () -> ContractJson.read(endless, Snapshot.class));
    }

    private static void refused(String json) {
        var fault = assertThrows(MalformedJsonException.class, () -> ContractJson.read(json, Assessment.class));
        assertFalse(fault.getMessage().contains("CANARY"), fault.getMessage());
    }
}
