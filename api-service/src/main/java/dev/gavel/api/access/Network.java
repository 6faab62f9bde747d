package dev.gavel.api.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Tells apart those who are known by their address only. */
public final class Network {

	/** Bytes of an address. */
	private static final int IPV6 = 16;

	/** Bytes of a prefix that a household gets. */
	private static final int PERSON = 8;

	/** Bytes of a prefix that an organization gets. */
	private static final int SITE = 6;

	private Network() {
	}

	/**
	 * Returns what all addresses of one person share: a person has as many IPv6 addresses
	 * as there are in the second half.
	 */
	public static String of(String address) {
		return prefix(address, PERSON);
	}

	/** Returns what all networks of one organization share. */
	public static String site(String address) {
		return prefix(address, SITE);
	}

	private static String prefix(String address, int length) {
		if (!address.contains(":")) {
			return address;
		}
		try {
			byte[] bytes = InetAddress.getByName(address).getAddress();
			return (bytes.length == IPV6) ? HexFormat.of().formatHex(bytes, 0, length) : address;
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

}
