// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.policy;

import java.io.StringWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Announcements as a feed (RFC 4287). */
final class AtomFeed {
    private static final String SPACE = "http://www.w3.org/2005/Atom";
    private static final Instant NEVER = Instant.parse("2000-01-01T00:00:00Z");

    private AtomFeed() {}

    /** One announcement; its address is its name as well. */
    record Entry(String address, String title, String text, Instant published, Instant updated) {}

    static String of(String address, String title, String language, List<Entry> entries) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(SPACE);
            xml.writeStartElement(SPACE, "feed");
            xml.writeDefaultNamespace(SPACE);
            xml.writeAttribute("xml:lang", language);
            Instant updated = entries.stream()
                    .map(Entry::updated)
                    .max(Comparator.naturalOrder())
                    .orElse(NEVER);
            head(xml, address, title, updated);
            element(xml, "author", "name", "Evenhand");
            for (Entry entry : entries) {
                xml.writeStartElement(SPACE, "entry");
                head(xml, entry.address(), entry.title(), entry.updated());
                element(xml, "published", entry.published().toString());
                element(xml, "summary", entry.text());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text cannot be written as XML", e);
        }
        return text.toString();
    }

    private static void head(XMLStreamWriter xml, String address, String title, Instant updated)
            throws XMLStreamException {
        element(xml, "id", address);
        element(xml, "title", title);
        element(xml, "updated", updated.toString());
        xml.writeEmptyElement(SPACE, "link");
        xml.writeAttribute("rel", "alternate");
        xml.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter xml, String outer, String inner, String text)
            throws XMLStreamException {
        xml.writeStartElement(SPACE, outer);
        element(xml, inner, text);
        xml.writeEndElement();
    }

    /** What XML 1.0 cannot say at all is left out. */
    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(SPACE, name);
        xml.writeCharacters(text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", ""));
        xml.writeEndElement();
    }
}
