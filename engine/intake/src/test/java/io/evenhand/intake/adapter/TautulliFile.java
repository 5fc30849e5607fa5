// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes a small database with the tables and columns that Tautulli has, every title, name and address a canary. */
final class TautulliFile {
    static final String SERVER = "0123456789abcdef0123456789abcdef01234567";

    private TautulliFile() {}

    static Connection create(Path file, String journalMode) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA journal_mode = " + journalMode);
            sql.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, user_id INTEGER UNIQUE, username TEXT NOT NULL,"
                    + " friendly_name TEXT, thumb TEXT, title TEXT, email TEXT, is_active INTEGER DEFAULT 1,"
                    + " is_admin INTEGER DEFAULT 0, is_home_user INTEGER, deleted_user INTEGER DEFAULT 0,"
                    + " user_token TEXT, server_token TEXT, shared_libraries TEXT)");
            sql.execute("CREATE TABLE session_history (id INTEGER PRIMARY KEY, reference_id INTEGER, started INTEGER,"
                    + " stopped INTEGER, rating_key INTEGER, user_id INTEGER, user TEXT, ip_address TEXT,"
                    + " paused_counter INTEGER DEFAULT 0, player TEXT, machine_id TEXT, location TEXT,"
                    + " media_type TEXT, section_id INTEGER, view_offset INTEGER DEFAULT 0)");
            sql.execute("CREATE TABLE session_history_media_info (id INTEGER PRIMARY KEY, transcode_decision TEXT)");
            sql.execute("CREATE TABLE session_history_metadata (id INTEGER PRIMARY KEY, title TEXT, full_title TEXT,"
                    + " guid TEXT, summary TEXT)");
            sql.execute("CREATE TABLE library_sections (id INTEGER PRIMARY KEY, server_id TEXT, section_id INTEGER,"
                    + " section_name TEXT)");
            sql.execute("INSERT INTO library_sections VALUES (1, '" + SERVER + "', 1, 'CANARY Movies')");
        }
        return connection;
    }

    static void user(Connection to, long id, boolean admin, Integer home, boolean active, boolean deleted)
            throws SQLException {
        try (PreparedStatement sql = to.prepareStatement("INSERT INTO users (user_id, username, friendly_name, title,"
                + " email, is_admin, is_home_user, is_active, deleted_user, user_token, shared_libraries)"
                + " VALUES (?, 'CANARYuser', 'CANARY name', 'CANARY', 'CANARY@example.org', ?, ?, ?, ?, 'CANARYtoken',"
                + " '1')")) {
            sql.setLong(1, id);
            sql.setBoolean(2, admin);
            sql.setObject(3, home);
            sql.setBoolean(4, active);
            sql.setBoolean(5, deleted);
            sql.executeUpdate();
        }
    }

    static void play(Connection to, long id, long user, long started, Long stopped, String address, String decision)
            throws SQLException {
        try (PreparedStatement sql = to.prepareStatement("INSERT INTO session_history (id, started, stopped, user_id,"
                        + " user, ip_address, player, machine_id, media_type, section_id, paused_counter)"
                        + " VALUES (?, ?, ?, ?, 'CANARYuser', ?, 'CANARY player', 'CANARYmachine', 'movie', 1, 60)");
                PreparedStatement info = to.prepareStatement("INSERT INTO session_history_media_info VALUES (?, ?)");
                PreparedStatement title = to.prepareStatement(
                        "INSERT INTO session_history_metadata VALUES (?, 'CANARY', 'CANARY', 'plex://CANARY', 'CANARY')")) {
            sql.setLong(1, id);
            sql.setLong(2, started);
            sql.setObject(3, stopped);
            sql.setLong(4, user);
            sql.setString(5, address);
            sql.executeUpdate();
            info.setLong(1, id);
            info.setString(2, decision);
            info.executeUpdate();
            title.setLong(1, id);
            title.executeUpdate();
        }
    }
}
