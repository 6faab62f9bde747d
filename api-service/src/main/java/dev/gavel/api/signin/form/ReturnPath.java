package dev.gavel.api.signin.form;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a browser goes after signing in: a page of this site, whatever was asked for. */
public final class ReturnPath {

	private static final String HOME = "/";

	/** Browsers take "//" and "/\" for the beginning of another host. */
	private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]*");

	private ReturnPath() {
	}

	public static String of(@Nullable String wanted) {
		if (wanted == null || !PATH.matcher(wanted).matches()) {
			return HOME;
		}
		try {
			return new URI(wanted).normalize().toString().replaceFirst("^/*", "/");
		}
		catch (URISyntaxException ex) {
			return HOME;
		}
	}

}
