// The other end of a cable: what a simulator offers. A pseudo-terminal whose path is told, or a TCP port of this computer.
//
// take() gives the stream of the one client that is served now; on a pseudo-terminal there is always one. One thread.
#pragma once

#include <memory>
#include <string>

#include "devices/transport/byte_stream.h"

namespace muster::devices {

class OfferedPort {
 public:
  virtual ~OfferedPort() = default;
  virtual std::string address() const = 0;  // as PortAddress::parse reads it
  // The next client; nullptr when none came in time. The stream lives as long as the caller wants it.
  virtual std::unique_ptr<ByteStream> take(Patience patience) = 0;
};

std::unique_ptr<OfferedPort> offerPty();          // throws std::system_error
std::unique_ptr<OfferedPort> offerTcp(int port);  // on 127.0.0.1; 0: a free one; throws std::system_error when it is taken

}  // namespace muster::devices
