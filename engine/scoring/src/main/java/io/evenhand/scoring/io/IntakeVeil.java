// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.contract.event.Event;
import io.evenhand.intake.pseudonym.NetworkContext;
import io.evenhand.intake.pseudonym.NetworkContextWriter;
import io.evenhand.intake.pseudonym.Pseudonymisation;
import io.evenhand.intake.pseudonym.Pseudonymiser;
import io.evenhand.scoring.flow.AddressVeil;
import io.evenhand.scoring.flow.NetworkSighting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Intake's own pseudonyms, for events that a producer wrote to the log past intake. */
final class IntakeVeil implements AddressVeil {
    private static final long serialVersionUID = 1L;

    private final String keyFile;
    private final @Nullable String asnTable;
    private transient @Nullable Pseudonymiser pseudonymiser;

    /** The files are opened only when an event with an address comes, on the machine where it comes. */
    IntakeVeil(Path keyFile, @Nullable Path asnTable) {
        this.keyFile = keyFile.toString();
        this.asnTable = asnTable == null ? null : asnTable.toString();
    }

    @Override
    public @Nullable NetworkSighting veil(Event event, String address) throws IOException {
        if (pseudonymiser().apply(event, address) instanceof Pseudonymisation.Done done) {
            NetworkContext context = done.context();
            return context == null
                    ? null
                    : new NetworkSighting(
                            event.account().value(),
                            context.netId().value(),
                            new String(NetworkContextWriter.bytes(context), StandardCharsets.UTF_8));
        }
        return null;
    }

    private Pseudonymiser pseudonymiser() throws IOException {
        Pseudonymiser known = pseudonymiser;
        if (known == null) {
            known = Pseudonymiser.load(
                    Path.of(keyFile), asnTable == null ? null : Path.of(asnTable), Clock.systemUTC());
            pseudonymiser = known;
        }
        return known;
    }
}
