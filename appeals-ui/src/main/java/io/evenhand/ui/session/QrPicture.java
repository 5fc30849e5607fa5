// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.ui.view.FactorView;
import io.nayuki.qrcodegen.QrCode;

/** A text as a QR code (ISO/IEC 18004), drawn as one path; it is made here, so that no secret leaves for a picture. */
final class QrPicture {
    /** Empty modules around it, without which cameras do not find it. */
    private static final int QUIET = 4;

    private QrPicture() {}

    static FactorView.Picture of(String text, String secret) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < code.size; row++) {
            for (int column = 0; column < code.size; column++) {
                if (code.getModule(column, row)) {
                    path.append('M')
                            .append(column + QUIET)
                            .append(' ')
                            .append(row + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new FactorView.Picture(code.size + 2 * QUIET, path.toString(), secret.replaceAll("(.{4})(?=.)", "$1 "));
    }
}
