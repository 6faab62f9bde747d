package dev.gavel.api.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Tells apart those who are known by their address only. */
public final class Network {

	/** Bytes of an address. */
	private static final int IPV6 = 16;

	private Network() {
	}

	/**
	 * Returns what all addresses of one person share: a person has as many IPv6 addresses
	 * as there are in the second half.
	 */
	public static String of(String address) {
		if (!address.contains(":")) {
			return address;
		}
		try {
			byte[] bytes = InetAddress.getByName(address).getAddress();
			return (bytes.length == IPV6) ? HexFormat.of().formatHex(bytes, 0, IPV6 / 2) : address;
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

}
