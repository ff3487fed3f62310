package astryon.compiler.agreement.libraries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** commonmark: every example of the specification and the specification itself as HTML, as text and as Markdown again; trees, positions, options. */
final class Markdown {
    private static final String FENCE = "`".repeat(32);

    private record Example(String source, String html) {
    }

    private Markdown() {
    }

    static void main(Path specification) throws IOException {
        String text = Files.readString(specification);
        Parser parser = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();
        HtmlRenderer html = HtmlRenderer.builder().percentEncodeUrls(true).build();
        TextContentRenderer plain = TextContentRenderer.builder().lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS).build();
        MarkdownRenderer again = MarkdownRenderer.builder().build();
        int asSpecified = 0;
        List<Example> examples = examples(text);
        for (Example example : examples) {
            Node document = parser.parse(example.source);
            String rendered = html.render(document);
            asSpecified += rendered.equals(example.html) ? 1 : 0;
            System.out.println(rendered + plain.render(document) + "\n" + again.render(document) + tree(document, ""));
        }
        System.out.println(asSpecified + " of " + examples.size() + " as specified");
        Node whole = parser.parse(text);
        System.out.println(html.render(whole));
        System.out.println(plain.render(whole));
        System.out.println(again.render(whole));
        options(text);
    }

    private static List<Example> examples(String text) {
        List<Example> examples = new ArrayList<>();
        StringBuilder part = null;
        String source = "";
        for (String line : text.split("\n")) {
            if (line.equals(FENCE + " example")) {
                part = new StringBuilder();
            } else if (part != null && line.equals(".")) {
                source = part.toString();
                part = new StringBuilder();
            } else if (part != null && line.equals(FENCE)) {
                examples.add(new Example(source, part.toString()));
                part = null;
            } else if (part != null) {
                part.append(line.replace('\u2192', '\t')).append('\n');
            }
        }
        return examples;
    }

    private static String tree(Node node, String indent) {
        StringBuilder text = new StringBuilder(indent + node + " " + node.getSourceSpans() + "\n");
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            text.append(tree(child, indent + "  "));
        }
        return text.toString();
    }

    private static void options(String text) {
        Set<Class<? extends Block>> blocks = Set.of(Heading.class, org.commonmark.node.ListBlock.class);
        Node document = Parser.builder().enabledBlockTypes(blocks).postProcessor(Markdown::numbered).build().parse(text);
        System.out.println(HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).softbreak("<br>").omitSingleParagraphP(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Link || node instanceof BulletList) {
                        attributes.put("class", tag + "\"&");
                    }
                }).build().render(document));
        System.out.println(TextContentRenderer.builder().lineBreakRendering(LineBreakRendering.STRIP).build().render(document));
    }

    /** Puts a number in front of every heading. */
    private static Node numbered(Node document) {
        document.accept(new AbstractVisitor() {
            private int headings;

            @Override
            public void visit(Heading heading) {
                heading.prependChild(new Text(++headings + ". "));
                visitChildren(heading);
            }
        });
        return document;
    }
}
