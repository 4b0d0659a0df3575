import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Checks PDF files against profiles with veraPDF, many files in one start of Java.
 *
 * <p>Arguments: the names of veraPDF's profiles with commas between them ("PDFUA-1,PDFA-3A") and the
 * files. For each profile and each file, in order, one line "file, number of checks" and below it one line "rule, clause-test, how
 * often, message, place of the first" for each rule that it breaks; tabs part the fields. A file
 * that cannot be read as a PDF ends the program.
 */
final class VeraPdf {
    private static final int NO_LIMIT = -1;

    private final ValidationProfile profile;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private VeraPdf(ValidationProfile profile) {
        this.profile = profile;
    }

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        // Asked for by its flavour, veraPDF would first read all profiles: 6 s instead of 1 s.
        for (var name : arguments[0].split(",")) {
            var file = "org/verapdf/pdfa/validation/" + name + ".xml";
            try (var xml = Foundries.class.getClassLoader().getResourceAsStream(file)) {
                var checker = new VeraPdf(Profiles.profileFromXml(xml));
                for (int i = 1; i < arguments.length; i++) {
                    checker.check(Path.of(arguments[i]));
                }
            }
        }
    }

    private void check(Path pdf) throws IOException, VeraPDFException {
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(pdf.toFile(), profile.getPDFAFlavour());
                var validator = foundry.createValidator(profile, NO_LIMIT, false, true, false)) {
            var result = validator.validate(parser);
            print("file", String.valueOf(result.getTotalAssertions()));
            var counts = result.getFailedChecks();
            firstOfEachRule(result.getTestAssertions()).forEach((rule, first) -> print(
                    "rule",
                    rule,
                    counts.get(first.getRuleId()).toString(),
                    first.getErrorMessage(),
                    first.getLocation().getContext()));
        }
    }

    private static Map<String, TestAssertion> firstOfEachRule(Iterable<TestAssertion> assertions) {
        var firsts = new LinkedHashMap<String, TestAssertion>();
        for (var assertion : assertions) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                var rule = assertion.getRuleId();
                firsts.putIfAbsent(rule.getClause() + "-" + rule.getTestNumber(), assertion);
            }
        }
        return firsts;
    }

    private void print(String... fields) {
        for (int i = 0; i < fields.length; i++) {
            fields[i] = fields[i].replaceAll("\\s+", " ");
        }
        out.println(String.join("\t", fields));
    }
}
