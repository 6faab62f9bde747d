package dev.gavel.worker.sandbox.oci.host;

/**
 * One thing that a host needs for judging, looked at.
 *
 * @param name what is needed
 * @param found what is there
 * @param remedy what to do about it, empty if it is ok
 */
public record Finding(String name, boolean ok, String found, String remedy) {

	public static Finding ok(String name, String found) {
		return new Finding(name, true, found, "");
	}

	public static Finding problem(String name, String found, String remedy) {
		return new Finding(name, false, found, remedy);
	}

	@Override
	public String toString() {
		return ok ? "ok       %s: %s".formatted(name, found)
				: "PROBLEM  %s: %s%n         -> %s".formatted(name, found, remedy);
	}

}
