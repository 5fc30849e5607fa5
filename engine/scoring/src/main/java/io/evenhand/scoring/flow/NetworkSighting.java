// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The context of a network that an account was seen on, on its way to its own topic; nothing in scoring reads it.
 *
 * @param account whose event it was
 * @param netId the network's pseudonym
 * @param json the context as intake writes it, without an address
 */
public record NetworkSighting(String account, String netId, String json) {
    static void write(NetworkSighting sighting, DataOutput out) throws IOException {
        out.writeUTF(sighting.account());
        out.writeUTF(sighting.netId());
        Form.writeBytes(sighting.json().getBytes(StandardCharsets.UTF_8), out);
    }

    static NetworkSighting read(DataInput in) throws IOException {
        return new NetworkSighting(in.readUTF(), in.readUTF(), new String(Form.readBytes(in), StandardCharsets.UTF_8));
    }
}
