package org.clockhouse.driver.zk.pull;

import org.clockhouse.driver.tck.FarEnd;

/** The terminal at the far end of a line in memory. */
final class MemoryTerminal implements FarEnd {

    private final ZkTerminal terminal;
    private ZkTerminal.Collector collector = new ZkTerminal.Collector();
    private ZkTerminal.Talk talk;
    private Reply way;

    MemoryTerminal(ZkTerminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void received(byte[] bytes, Reply reply) {
        way = reply;
        if (talk == null) {
            talk = terminal.talk(frame -> way.send(frame.segment()), false);
        }
        for (Frame frame : collector.add(bytes, bytes.length)) {
            if (frame.command() == ZkPullProtocol.CONNECT) {
                collector = new ZkTerminal.Collector();
            }
            talk.hear(frame);
        }
    }
}
