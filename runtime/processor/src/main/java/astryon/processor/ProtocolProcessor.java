package astryon.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/** For every interface with {@code @Protocol}: the client, the dispatcher and the reference page. All mistakes are told in one run, each at its place. */
@SupportedAnnotationTypes(ProtocolProcessor.PROTOCOL)
public final class ProtocolProcessor extends AbstractProcessor {
    static final String PROTOCOL = "astryon.protocol.Protocol";
    private static final String OPERATION = "astryon.protocol.Operation";
    private static final String READABLE = "astryon.protocol.ServerReads";
    private static final String WRITABLE = "astryon.protocol.ServerWrites";
    private static final int MAX_HANDLES = 4;

    private boolean failed;

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                generate((TypeElement) element);
            }
        }
        return true;
    }

    private void generate(TypeElement type) {
        failed = false;
        if (type.getKind() != ElementKind.INTERFACE) {
            complain(type, "a protocol is an interface");
            return;
        }
        int version = intValue(mirror(type, PROTOCOL), "version", 1);
        List<Operation> operations = operations(type, version);
        if (failed) {
            return;
        }
        String packageName = processingEnv.getElementUtils().getPackageOf(type).getQualifiedName().toString();
        String name = type.getSimpleName().toString();
        ProtocolWriter writer = new ProtocolWriter(packageName, name, version, text(type), operations);
        try {
            try (Writer file = processingEnv.getFiler().createSourceFile(packageName + "." + name + "Client", type).openWriter()) {
                file.write(writer.client());
            }
            try (Writer file = processingEnv.getFiler().createSourceFile(packageName + "." + name + "Dispatcher", type).openWriter()) {
                file.write(writer.dispatcher());
            }
            try (Writer file = processingEnv.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "", "META-INF/protocols/" + name + ".md", type).openWriter()) {
                file.write(writer.page());
            }
        } catch (IOException failure) {
            complain(type, "cannot write what is generated: " + failure.getMessage());
        }
    }

    private List<Operation> operations(TypeElement type, int version) {
        List<Operation> operations = new ArrayList<>();
        Map<Integer, String> numbers = new HashMap<>();
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind() != ElementKind.METHOD || member.getModifiers().contains(Modifier.STATIC) || member.getModifiers().contains(Modifier.DEFAULT)) {
                continue;
            }
            AnnotationMirror annotation = mirror(member, OPERATION);
            if (annotation == null) {
                complain(member, member.getSimpleName() + " has no @Operation: give it a number that no other has had");
                continue;
            }
            Operation operation = operation((ExecutableElement) member, annotation);
            String other = numbers.put(operation.number(), operation.name());
            if (other != null) {
                complain(member, "operation " + operation.number() + " is " + other + " already: take a number that no other has had");
            }
            if (operation.number() < 1) {
                complain(member, "operation " + operation.number() + ": numbers start at 1");
            }
            if (operation.since() < 1 || operation.since() > version) {
                complain(member, operation.name() + " is there since version " + operation.since() + ", and the protocol has version " + version);
            }
            operations.add(operation);
        }
        return operations;
    }

    private Operation operation(ExecutableElement method, AnnotationMirror annotation) {
        List<Travel.Item> parameters = new ArrayList<>();
        List<Operation.Access> access = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            Travel.Item item = Travel.Item.of(parameter.asType(), parameter.getSimpleName().toString());
            parameters.add(item);
            access.add(access(parameter, item));
            checkTravels(parameter, item);
        }
        Travel.Item result = method.getReturnType().getKind() == TypeKind.VOID ? null : Travel.Item.of(method.getReturnType(), "result_");
        if (result != null) {
            checkTravels(method, result);
            if (result.parts().stream().anyMatch(part -> part.travel() == Travel.LOAN)) {
                complain(method, "a loan goes to the server, it does not come back");
            }
        }
        checkCount(method, parameters, Travel.LOAN, 1);
        checkCount(method, parameters, Travel.HANDLE, MAX_HANDLES);
        if (result != null) {
            checkCount(method, List.of(result), Travel.HANDLE, MAX_HANDLES);
        }
        if (!method.getThrownTypes().isEmpty() || !method.getTypeParameters().isEmpty()) {
            complain(method, method.getSimpleName() + ": an operation has no type parameters and throws nothing but Failure");
        }
        return new Operation(intValue(annotation, "value", 0), intValue(annotation, "since", 1), method.getSimpleName().toString(), parameters, access, result,
                text(method));
    }

    private Operation.Access access(VariableElement parameter, Travel.Item item) {
        boolean readable = mirror(parameter, READABLE) != null;
        boolean writable = mirror(parameter, WRITABLE) != null;
        boolean loan = item.parts().size() == 1 && item.parts().get(0).travel() == Travel.LOAN;
        if (loan == (readable == writable)) {
            complain(parameter, loan ? "a loan is @ServerReads or @ServerWrites, for the server" : "only a loan is @ServerReads or @ServerWrites");
        }
        return readable ? Operation.Access.READ : writable ? Operation.Access.WRITE : Operation.Access.NONE;
    }

    private void checkTravels(Element place, Travel.Item item) {
        if (!item.canTravel()) {
            complain(place, item.type() + " cannot travel: int, long, boolean, String, byte[], Handle, Loan and records of those can");
        }
    }

    private void checkCount(Element place, List<Travel.Item> items, Travel travel, int most) {
        long count = items.stream().flatMap(item -> item.parts().stream()).filter(part -> part.travel() == travel).count();
        if (count > most) {
            complain(place, place.getSimpleName() + ": " + count + " " + travel.word + "s, and a message has at most " + most);
        }
    }

    private AnnotationMirror mirror(Element element, String annotation) {
        return element.getAnnotationMirrors().stream().filter(m -> m.getAnnotationType().toString().equals(annotation)).findFirst().orElse(null);
    }

    private static int intValue(AnnotationMirror annotation, String name, int otherwise) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry : annotation.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return (Integer) entry.getValue().getValue();
            }
        }
        return otherwise;
    }

    private String text(Element element) {
        String comment = processingEnv.getElementUtils().getDocComment(element);
        return comment == null ? "" : comment.strip().replaceAll("\\s*\\n\\s*", " ").replaceAll("\\{@\\w+ #?([^}]*)\\}", "`$1`").replace("<p>", "");
    }

    private void complain(Element place, String message) {
        failed = true;
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, place);
    }
}
