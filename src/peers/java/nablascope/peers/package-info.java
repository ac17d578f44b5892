/** The same training steps in NablaScope and in other programs, measured in turns: {@link nablascope.peers.Peers}. */
@org.jspecify.annotations.NullMarked
package nablascope.peers;
