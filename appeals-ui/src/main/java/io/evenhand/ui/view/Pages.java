// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import io.javalin.http.Context;

/** The way from a model to an answer: the page is finished before its first byte leaves. */
public final class Pages {
    /** Every template as a method; a wrong model does not compile. */
    public static final Templates TEMPLATES = new StaticTemplates();

    private Pages() {}

    public static void show(Context ctx, int status, JteModel model) {
        String html = model.render();
        ctx.status(status).contentType("text/html; charset=utf-8").result(html);
    }

    public static void show(Context ctx, JteModel model) {
        show(ctx, 200, model);
    }

    /** After a form that worked: the browser asks again, so that a reload sends nothing twice. */
    public static void seeOther(Context ctx, String path) {
        ctx.status(303).header("Location", path);
    }
}
