// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.appellant;

import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.notice.ServedNotice;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;

/**
 * Somebody behind the link of a notice, reading in one language.
 *
 * @param token of the link
 * @param here the address asked for, without the language
 */
record Visit(ServedNotice notice, String token, Language language, String here) {
    /** The address of the notice. */
    String path() {
        return "/n/" + token;
    }

    Phrasebook words() {
        return Texts.of(language);
    }

    String say(String key, Object... slots) {
        return words().say(key, slots);
    }

    /** A page with a form; the proof is empty where there is none. */
    PageView page(String title, String csrf) {
        return Languages.page(title, Place.NOTICE, csrf, here, language);
    }

    PageView page(String title) {
        return page(title, "");
    }

    /** A page on which something has to be put right. */
    PageView pageWithFault(String title, String csrf) {
        return page(say("frame.error", "title", title), csrf);
    }
}
