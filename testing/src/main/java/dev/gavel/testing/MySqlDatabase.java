package dev.gavel.testing;

/** One database and how to log in. */
public record MySqlDatabase(String jdbcUrl, String username, String password) {

}
