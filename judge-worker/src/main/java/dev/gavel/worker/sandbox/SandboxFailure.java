package dev.gavel.worker.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * The sandbox broke while a program was running. Never the program's fault.
 */
public class SandboxFailure extends Exception {

	private static final long serialVersionUID = 1L;

	public SandboxFailure(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
