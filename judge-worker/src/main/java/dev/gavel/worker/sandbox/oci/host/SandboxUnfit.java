package dev.gavel.worker.sandbox.oci.host;

/**
 * This host cannot keep programs apart, so no job may be taken. The message names the
 * barrier and how to fix it.
 */
public class SandboxUnfit extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public SandboxUnfit(String message, Throwable cause) {
		super(message, cause);
	}

	public SandboxUnfit(String message) {
		super(message);
	}

}
