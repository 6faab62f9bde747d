package dev.gavel.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The only account that can log in; its password never leaves the data folder. */
record MySqlAccount(String name, String password) {

	static MySqlAccount of(MySqlFolder files, String name) {
		try {
			if (!Files.exists(files.password())) {
				writePrivately(files.password(), randomPassword());
			}
			MySqlAccount account = new MySqlAccount(name, Files.readString(files.password()).strip());
			writePrivately(files.accountsSql(), account.sql());
			return account;
		}
		catch (IOException ex) {
			throw new EmbeddedServerException("Cannot keep the database password in " + files.password() + ": " + ex,
					ex);
		}
	}

	/**
	 * The server runs this at every start before it accepts connections. So the password
	 * file decides, and the accounts that MySQL creates without a password are never
	 * reachable.
	 */
	private String sql() {
		return """
				ALTER USER root@localhost IDENTIFIED BY '%2$s' ACCOUNT LOCK;
				CREATE DATABASE IF NOT EXISTS `%1$s` CHARACTER SET utf8mb4;
				CREATE USER IF NOT EXISTS %1$s@'127.0.0.1' IDENTIFIED BY '%2$s';
				ALTER USER %1$s@'127.0.0.1' IDENTIFIED BY '%2$s';
				GRANT ALL ON `%1$s%%`.* TO %1$s@'127.0.0.1';
				""".formatted(name, password);
	}

	private static String randomPassword() {
		byte[] bytes = new byte[24];
		new SecureRandom().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	private static void writePrivately(Path file, String content) throws IOException {
		Path written = file.resolveSibling(file.getFileName() + ".new");
		Files.deleteIfExists(written);
		Files.createFile(written, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(written, content);
		Files.move(written, file, ATOMIC_MOVE);
	}

}
