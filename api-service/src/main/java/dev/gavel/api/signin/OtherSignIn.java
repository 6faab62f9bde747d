package dev.gavel.api.signin;

import jakarta.servlet.Filter;
import java.util.List;

/** A way of signing in beside name and password. */
public interface OtherSignIn {

	/** Returns its display name. */
	String name();

	/** Returns the path that begins it. The parameter {@code to} says where it leads. */
	String path();

	/** Returns what requests pass before their callers are known. */
	List<Filter> filters();

}
