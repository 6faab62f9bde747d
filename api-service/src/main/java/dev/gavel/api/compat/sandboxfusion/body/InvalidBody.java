package dev.gavel.api.compat.sandboxfusion.body;

import java.util.List;

/** A body that does not have the fields that it should. */
public final class InvalidBody extends RuntimeException {

	private final List<Detail> details;

	public InvalidBody(List<Detail> details) {
		super("The body is not valid: " + details);
		this.details = List.copyOf(details);
	}

	public List<Detail> details() {
		return details;
	}

	/**
	 * What is wrong with one field, as FastAPI says it.
	 *
	 * @param loc where it is: names of fields and places in lists, from {@code body} on
	 * @param type of the mistake, for programs
	 */
	public record Detail(List<Object> loc, String msg, String type) {

		public Detail(List<Object> loc, String msg) {
			this(loc, msg, "value_error");
		}

	}

}
