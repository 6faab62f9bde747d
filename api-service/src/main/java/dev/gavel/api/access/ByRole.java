package dev.gavel.api.access;

/** A number for each role. */
public interface ByRole {

	int visitor();

	int solver();

	int author();

	int operator();

	default int of(Role role) {
		return switch (role) {
			case VISITOR -> visitor();
			case SOLVER -> solver();
			case AUTHOR -> author();
			case OPERATOR -> operator();
		};
	}

}
