// Generated from hello.api by apigen. Changes are lost: edit the contract instead.

export interface HelloReq {
  name: string;
}

export interface HelloResp {
  message: string;
}
