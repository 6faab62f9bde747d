package dev.gavel.api.question.testfile;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.upload.Upload;
import dev.gavel.api.platform.upload.Upload.Part;
import org.springframework.util.unit.DataSize;

/** Reads files as texts. Line ends become those of Linux. */
final class FileTexts {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private final Upload upload;

	private final DataSize most;

	FileTexts(Upload upload, DataSize most) {
		this.upload = upload;
		this.most = most;
	}

	/**
	 * @param violations receives what is wrong with the file; the text is empty then
	 */
	String read(Part part, String field, Violations violations) {
		if (part.size() > most.toBytes()) {
			violations.add(field, "has %,d bytes; the limit is %,d (gavel.limits.max-text-size)".formatted(part.size(),
					most.toBytes()));
			return "";
		}
		try {
			String text = Form.lines(PlainText.decode("text", upload.bytes(part)));
			return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
		}
		catch (Problem problem) {
			violations.add(field, problem.errors().get(0).message());
			return "";
		}
	}

}
