package dev.gavel.api.platform.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * A form as a browser posts it, and the answers to a browser.
 *
 * @param exact the fields whose text did not come from a browser: it is taken as it is
 */
public record Form(MultiValueMap<String, String> fields, Set<String> exact) {

	public Form(MultiValueMap<String, String> fields) {
		this(fields, Set.of());
	}

	/** Returns a form without input. */
	public static Form empty() {
		return new Form(new LinkedMultiValueMap<>());
	}

	/** Returns the text of a field as it was typed, or null when nothing was put in. */
	public @Nullable String text(String name) {
		String value = fields.getFirst(name);
		return (value == null || (value.isBlank() && !exact.contains(name))) ? null : lines(name, value);
	}

	/** Returns the text of a field as it was typed, also if it is blank. */
	public String whole(String name) {
		return lines(name, Objects.requireNonNullElse(fields.getFirst(name), ""));
	}

	private String lines(String name, String value) {
		return exact.contains(name) ? value : lines(value);
	}

	/** Restores line breaks: browsers send each as two characters, whatever was typed. */
	public static String lines(String value) {
		return value.replace("\r\n", "\n").replace('\r', '\n');
	}

	/** Whether anything was put into a field whose name begins like that. */
	public boolean hasText(String prefix) {
		return fields.keySet().stream().anyMatch((name) -> name.startsWith(prefix) && text(name) != null);
	}

	/** Returns the texts of a field that appears several times. */
	public List<String> texts(String name) {
		return Objects.requireNonNullElse(fields.get(name), List.of());
	}

	/** Returns a whole number, or null when nothing was put in. */
	public @Nullable Integer number(String name) {
		String value = text(name);
		try {
			return (value != null) ? Integer.valueOf(value.strip()) : null;
		}
		catch (NumberFormatException ex) {
			throw Violations.of(name, "expected a whole number, got '%s'".formatted(value));
		}
	}

	/** Returns the id of something, or null when nothing was put in. */
	public @Nullable Long id(String name) {
		String value = text(name);
		try {
			return (value != null) ? Long.valueOf(value.strip()) : null;
		}
		catch (NumberFormatException ex) {
			throw Violations.of(name, Expected.butGot(Long.class, value));
		}
	}

	/** Returns one of several values, or null when nothing was put in. */
	public <T extends Enum<T>> @Nullable T choice(String name, Class<T> type) {
		String value = text(name);
		try {
			return (value != null) ? Enum.valueOf(type, value.strip()) : null;
		}
		catch (IllegalArgumentException ex) {
			throw Violations.of(name, Expected.butGot(type, value));
		}
	}

	/** Sends the browser to another page, so that reloading it posts nothing again. */
	public static ModelAndView seeOther(String path) {
		RedirectView redirect = new RedirectView(path);
		redirect.setStatusCode(HttpStatus.SEE_OTHER);
		return new ModelAndView(redirect);
	}

	/** The page with a form that has not been sent yet. */
	public static ModelAndView shown(String view, Map<String, ?> model) {
		return new ModelAndView(view, model).addObject("errors", Map.of());
	}

	/** The page with the form again, if its sender can correct it. */
	public static ModelAndView invalid(String view, Map<String, ?> model, Problem problem) {
		if (problem.type() != ProblemType.INVALID) {
			throw problem;
		}
		return refused(view, model, problem);
	}

	/**
	 * The page with the form again. Its model has {@code errors}, messages by field, and
	 * {@code problem}.
	 */
	public static ModelAndView refused(String view, Map<String, ?> model, Problem problem) {
		Map<String, String> errors = new LinkedHashMap<>();
		problem.errors()
			.forEach((error) -> errors.merge(error.field(), error.message(), (one, two) -> one + "; " + two));
		return new ModelAndView(view, model, problem.status()).addObject("errors", errors)
			.addObject("problem", problem.getMessage());
	}

}
