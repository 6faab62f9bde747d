package dev.gavel.api.imports.format.exercism;

/**
 * The solution of a track.
 *
 * @param code empty without one
 * @param floats whether it may return floats
 */
record Example(String code, boolean floats) {

	/**
	 * Returns the exception that a function raises where canonical data want an error.
	 */
	String error() {
		return code.contains("(Exception)") ? "Exception" : "ValueError";
	}

}
