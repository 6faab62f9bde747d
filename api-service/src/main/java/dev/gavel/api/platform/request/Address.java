package dev.gavel.api.platform.request;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The address of a page with its query. */
public record Address(String text) {

	/** Returns the address of this site, as the client of the request wrote it. */
	public static String site() {
		return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
	}

	/** Adds a parameter, if it has a value. */
	public Address with(String name, @Nullable Object value) {
		if (value == null || value.toString().isBlank()) {
			return this;
		}
		String separator = text.contains("?") ? "&" : "?";
		return new Address(text + separator + name + "=" + UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
	}

	@Override
	public String toString() {
		return text;
	}

}
