package dev.gavel.worker.sandbox.oci;

/**
 * This host cannot keep programs apart, so no job may be taken. The message names the
 * barrier and how to mend it.
 */
class SandboxUnfit extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SandboxUnfit(String message, Throwable cause) {
		super(message, cause);
	}

	SandboxUnfit(String message) {
		super(message);
	}

}
