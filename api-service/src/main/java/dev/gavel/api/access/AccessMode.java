package dev.gavel.api.access;

/** Whether callers are told apart. */
public enum AccessMode {

	/** One trusted person, who may do everything; only for a loopback address. */
	OPEN,

	/** Every caller is known. */
	ACCOUNTS

}
