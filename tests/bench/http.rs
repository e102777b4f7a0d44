//! A raw keep-alive client: small enough that what is measured is the server.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

/// One connection.
pub struct Connection {
    stream: TcpStream,
    reader: BufReader<TcpStream>,
}

impl Connection {
    pub fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("connects");
        stream.set_nodelay(true).expect("nodelay");
        let reader = BufReader::new(stream.try_clone().expect("clones"));
        Self { stream, reader }
    }

    /// Sends a request and reads the whole answer: its status and body.
    pub fn send(&mut self, method: &str, path: &str, headers: &str, body: &str) -> (u16, Vec<u8>) {
        let request = format!("{method} /v1{path} HTTP/1.1\r\nHost: bench\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len());
        self.stream.write_all(request.as_bytes()).expect("sends");
        let mut line = String::new();
        self.reader.read_line(&mut line).expect("a status line");
        let status = line.split(' ').nth(1).and_then(|text| text.parse().ok()).expect("a status");
        let mut length = 0;
        loop {
            line.clear();
            self.reader.read_line(&mut line).expect("a header");
            if line == "\r\n" {
                break;
            }
            let lower = line.to_ascii_lowercase();
            if let Some(value) = lower.strip_prefix("content-length:") {
                length = value.trim().parse().expect("a length");
            }
        }
        let mut answer = vec![0; length];
        self.reader.read_exact(&mut answer).expect("the body");
        (status, answer)
    }
}
