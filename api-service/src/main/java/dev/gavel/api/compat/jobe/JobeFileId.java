package dev.gavel.api.compat.jobe;

import java.util.regex.Pattern;

/** Ids of files, as Jobe knows them. */
final class JobeFileId {

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{8,200}");

	private JobeFileId() {
	}

	static boolean isValid(String id) {
		return FORM.matcher(id).matches();
	}

}
