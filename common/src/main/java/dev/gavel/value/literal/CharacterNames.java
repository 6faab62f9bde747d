package dev.gavel.value.literal;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Unicode's character names. Java does not know names that follow a rule, nor aliases.
 * This class adds the names of ideographs; those of Hangul syllables and the aliases
 * remain unknown.
 */
final class CharacterNames {

	private static final Pattern IDEOGRAPH = Pattern.compile("CJK UNIFIED IDEOGRAPH-([0-9A-F]{4,5})",
			Pattern.CASE_INSENSITIVE);

	private CharacterNames() {
	}

	static OptionalInt codePoint(String name) {
		Matcher ideograph = IDEOGRAPH.matcher(name);
		if (ideograph.matches()) {
			int codePoint = Integer.parseInt(ideograph.group(1), 16);
			return isUnifiedIdeograph(codePoint) ? OptionalInt.of(codePoint) : OptionalInt.empty();
		}
		return named(name);
	}

	private static boolean isUnifiedIdeograph(int codePoint) {
		String made = String.valueOf(Character.isDefined(codePoint) ? Character.getName(codePoint) : "");
		return made.startsWith("CJK UNIFIED IDEOGRAPHS");
	}

	private static OptionalInt named(String name) {
		try {
			int codePoint = Character.codePointOf(name);
			boolean itsName = name.equalsIgnoreCase(Character.getName(codePoint));
			return (itsName && hasName(codePoint)) ? OptionalInt.of(codePoint) : OptionalInt.empty();
		}
		catch (IllegalArgumentException ex) {
			return OptionalInt.empty();
		}
	}

	private static boolean hasName(int codePoint) {
		if (Character.isISOControl(codePoint)) {
			return false;
		}
		Character.UnicodeBlock block = Character.UnicodeBlock.of(codePoint);
		String made = (block != null) ? "%s %X".formatted(block.toString().replace('_', ' '), codePoint)
				: "%X".formatted(codePoint);
		return !made.equals(Character.getName(codePoint));
	}

}
