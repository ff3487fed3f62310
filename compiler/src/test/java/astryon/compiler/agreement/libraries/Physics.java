package astryon.compiler.agreement.libraries;

import org.jbox2d.callbacks.ContactImpulse;
import org.jbox2d.callbacks.ContactListener;
import org.jbox2d.collision.Manifold;
import org.jbox2d.collision.shapes.ChainShape;
import org.jbox2d.collision.shapes.CircleShape;
import org.jbox2d.collision.shapes.EdgeShape;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyDef;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.FixtureDef;
import org.jbox2d.dynamics.World;
import org.jbox2d.dynamics.contacts.Contact;
import org.jbox2d.dynamics.joints.DistanceJointDef;
import org.jbox2d.dynamics.joints.PrismaticJointDef;
import org.jbox2d.dynamics.joints.RevoluteJointDef;

/** jbox2d: a heap of bodies of all shapes, joints, a bullet, sleep, contacts and rays; every coordinate is printed bit for bit. */
final class Physics {
    private static int begun;
    private static int ended;
    private static float impulses;

    private Physics() {
    }

    static void main() {
        World world = new World(new Vec2(0, -9.81f));
        world.setContactListener(new Counter());
        Body ground = world.createBody(new BodyDef());
        EdgeShape floor = new EdgeShape();
        floor.set(new Vec2(-40, 0), new Vec2(40, 0));
        ground.createFixture(floor, 0);
        ChainShape walls = new ChainShape();
        walls.createChain(new Vec2[] {new Vec2(-20, 20), new Vec2(-15, 0.5f), new Vec2(-10, 0.1f)}, 3);
        ground.createFixture(walls, 0);
        for (int row = 0; row < 8; row++) {
            for (int i = 0; i <= row; i++) {
                body(world, box(0.5f, 0.4f), (i - row / 2f) * 1.1f, 12 - row * 1.1f, 0.01f * i);
            }
        }
        for (int i = 0; i < 12; i++) {
            CircleShape ball = new CircleShape();
            ball.m_radius = 0.2f + 0.05f * i;
            body(world, ball, -8 + 1.3f * i, 18 + i * 0.7f, 0);
        }
        PolygonShape triangle = new PolygonShape();
        triangle.set(new Vec2[] {new Vec2(0, 0), new Vec2(1, 0), new Vec2(0.3f, 0.9f)}, 3);
        Body turned = body(world, triangle, -12, 15, 1.2f);
        joints(world, ground, turned);
        Body bullet = body(world, box(0.1f, 0.1f), 35, 3, 0);
        bullet.setBullet(true);
        bullet.setLinearVelocity(new Vec2(-400, 20));
        for (int step = 1; step <= 240; step++) {
            world.step(1 / 60f, 8, 3);
            if (step % 40 == 0) {
                System.out.println("step " + step + " contacts " + world.getContactCount() + " begun " + begun + " ended " + ended + " impulses " + bits(impulses));
                for (Body body = world.getBodyList(); body != null; body = body.getNext()) {
                    System.out.println("  " + bits(body.getPosition().x) + " " + bits(body.getPosition().y) + " " + bits(body.getAngle()) + " " + body.isAwake());
                }
            }
        }
        world.raycast((fixture, point, normal, fraction) -> {
            System.out.println("ray " + bits(fraction) + " " + point + " " + normal);
            return 1;
        }, new Vec2(-30, 0.7f), new Vec2(30, 0.8f));
        System.out.println(world.getBodyCount() + " " + world.getJointCount() + " " + world.getProxyCount() + " " + world.getTreeHeight());
    }

    private static String bits(float number) {
        return Integer.toHexString(Float.floatToIntBits(number));
    }

    private static PolygonShape box(float width, float height) {
        PolygonShape box = new PolygonShape();
        box.setAsBox(width, height);
        return box;
    }

    private static Body body(World world, org.jbox2d.collision.shapes.Shape shape, float x, float y, float angle) {
        BodyDef def = new BodyDef();
        def.type = BodyType.DYNAMIC;
        def.position.set(x, y);
        def.angle = angle;
        Body body = world.createBody(def);
        FixtureDef fixture = new FixtureDef();
        fixture.shape = shape;
        fixture.density = 1.5f;
        fixture.friction = 0.4f;
        fixture.restitution = 0.2f;
        body.createFixture(fixture);
        return body;
    }

    private static void joints(World world, Body ground, Body turned) {
        Body arm = body(world, box(2, 0.2f), 10, 8, 0.3f);
        RevoluteJointDef hinge = new RevoluteJointDef();
        hinge.initialize(ground, arm, new Vec2(10, 8));
        hinge.enableMotor = true;
        hinge.motorSpeed = 2;
        hinge.maxMotorTorque = 50;
        world.createJoint(hinge);
        Body lift = body(world, box(1, 0.3f), 15, 5, 0);
        PrismaticJointDef rail = new PrismaticJointDef();
        rail.initialize(ground, lift, lift.getWorldCenter(), new Vec2(0, 1));
        rail.enableLimit = true;
        rail.lowerTranslation = -3;
        rail.upperTranslation = 4;
        world.createJoint(rail);
        DistanceJointDef rope = new DistanceJointDef();
        rope.initialize(turned, ground, turned.getWorldCenter(), new Vec2(-14, 19));
        rope.frequencyHz = 3;
        rope.dampingRatio = 0.3f;
        world.createJoint(rope);
    }

    private static final class Counter implements ContactListener {
        @Override
        public void beginContact(Contact contact) {
            begun++;
        }

        @Override
        public void endContact(Contact contact) {
            ended++;
        }

        @Override
        public void preSolve(Contact contact, Manifold before) {
        }

        @Override
        public void postSolve(Contact contact, ContactImpulse impulse) {
            impulses += impulse.normalImpulses[0];
        }
    }
}
