package dev.gavel.worker.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * No cell became free in time. Never the program's fault.
 */
public class SandboxUnavailable extends Exception {

	private static final long serialVersionUID = 1L;

	public SandboxUnavailable(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
